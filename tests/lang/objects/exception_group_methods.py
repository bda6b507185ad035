"""Groups: what they are made of, how they are split, and what except* makes of them."""


def show(what, make):
    """Prints what a call gives, or what it raises."""
    try:
        print(what, '=', repr(make()))
    except BaseException as error:
        print(what, '!', type(error).__name__, error)


show('BaseExceptionGroup()', lambda: BaseExceptionGroup())
show("BaseExceptionGroup('a')", lambda: BaseExceptionGroup('a'))
show('BaseExceptionGroup(1, [])', lambda: BaseExceptionGroup(1, []))
show("BaseExceptionGroup('a', 1)", lambda: BaseExceptionGroup('a', 1))
show("BaseExceptionGroup('a', [])", lambda: BaseExceptionGroup('a', []))
show("BaseExceptionGroup('a', [1])", lambda: BaseExceptionGroup('a', [1]))
show("BaseExceptionGroup('a', {ValueError()})", lambda: BaseExceptionGroup('a', {ValueError()}))
show("BaseExceptionGroup('a', [ValueError()])", lambda: BaseExceptionGroup('a', [ValueError()]))
show("BaseExceptionGroup('a', [KeyboardInterrupt()])", lambda: BaseExceptionGroup('a', [KeyboardInterrupt()]))
show("ExceptionGroup('a', [KeyboardInterrupt()])", lambda: ExceptionGroup('a', [KeyboardInterrupt()]))
show("ExceptionGroup('a', (ValueError(),))", lambda: ExceptionGroup('a', (ValueError(),)))
show("BaseExceptionGroup('a', [ValueError()], x=3)", lambda: BaseExceptionGroup('a', [ValueError()], x=3))

group = ExceptionGroup('a', [ValueError(1), TypeError(2), ExceptionGroup('b', [ValueError(3), OSError(4)])])
show('by class', lambda: group.split(ValueError))
show('by classes', lambda: group.split((ValueError, OSError)))
show('by function', lambda: group.split(lambda error: isinstance(error, OSError)))
show('by a function that raises', lambda: group.subgroup(lambda error: 1 / 0))
show('by its own class', lambda: group.split(ExceptionGroup))
show('by print', lambda: group.split(print))
show('none', lambda: group.subgroup(KeyError))
show('derive', lambda: group.derive([KeyError()]))
show('message', lambda: (group.message, group.exceptions, str(group)))
show('set message', lambda: setattr(group, 'message', 3))


class Wrong(ExceptionGroup):
    def derive(self, exceptions):
        return 3


class Kept(ExceptionGroup):
    def derive(self, exceptions):
        return Kept(self.message, exceptions)


show('wrong', lambda: Wrong('a', [ValueError(1), TypeError(2)]).split(ValueError))
kept = Kept('a', [ValueError(1), TypeError(2)])
kept.add_note('n')
kept.__cause__ = KeyError()
matched, rest = kept.split(ValueError)
print(type(matched), matched.__notes__, matched.__notes__ is kept.__notes__, repr(matched.__cause__))


def star(handle):
    try:
        try:
            raise group
        except* ValueError as error:
            handle(error)
        except* OSError as error:
            print('OSError', error.exceptions)
    except BaseException as error:
        print('left', repr(error), repr(error.__context__))


def raises_new(error):
    raise KeyError('new')


def raises_it(error):
    raise error


def raises_again(error):
    raise


star(lambda error: print('handled', error.exceptions))
star(raises_new)
star(raises_it)
star(raises_again)
