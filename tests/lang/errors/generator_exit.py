"""GeneratorExit raised by hand is an ordinary uncaught BaseException."""


def fine():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        raise


generator = fine()
next(generator)
generator.close()
raise GeneratorExit("by hand")
