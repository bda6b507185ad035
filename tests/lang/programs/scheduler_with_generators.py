"""Cooperative tasks as generators: a scheduler with sleeping, channels, spawning, failures and results."""

from collections import deque


class Scheduler:
    def __init__(self):
        self.tasks, self.now, self.log, self.results = deque(), 0, [], {}

    def spawn(self, name, generator):
        self.tasks.append((name, generator, None, 0))

    def run(self):
        while self.tasks:
            name, generator, value, wake = self.tasks.popleft()
            if wake > self.now:
                self.tasks.append((name, generator, value, wake))
                if all(task[3] > self.now for task in self.tasks):
                    self.now = min(task[3] for task in self.tasks)
                continue
            try:
                request = generator.send(value)
            except StopIteration as stop:
                self.results[name] = stop.value
                continue
            except Exception as error:
                self.results[name] = f"{type(error).__name__}: {error}"
                continue
            match request:
                case ("sleep", ticks):
                    self.tasks.append((name, generator, None, self.now + ticks))
                case ("spawn", child, child_generator):
                    self.spawn(child, child_generator)
                    self.tasks.append((name, generator, child, 0))
                case ("put", channel, item):
                    channel.append(item)
                    self.tasks.append((name, generator, None, 0))
                case ("get", channel):
                    if channel:
                        self.tasks.append((name, generator, channel.popleft(), 0))
                    else:
                        self.tasks.append((name, again(request, generator), None, self.now + 1))
                case None:
                    self.tasks.append((name, generator, self.now, 0))


def again(request, generator):
    value = yield request
    try:
        while True:
            value = yield generator.send(value)
    except StopIteration as stop:
        return stop.value


scheduler, channel = Scheduler(), deque()
log = scheduler.log


def producer(n):
    for i in range(n):
        yield ("sleep", 2)
        log.append(f"{scheduler.now}: put {i}")
        yield ("put", channel, i)
    yield ("put", channel, None)
    return f"produced {n}"


def consumer():
    total = 0
    while (item := (yield ("get", channel))) is not None:
        log.append(f"{scheduler.now}: got {item}")
        total += item
    return total


def parent():
    for n in range(2):
        name = yield ("spawn", f"child{n}", child(n))
        log.append(f"spawned {name}")
    now = yield
    return f"parent at {now}"


def child(n):
    yield ("sleep", n)
    return 10 // n


for name, generator in (("producer", producer(3)), ("consumer", consumer()), ("parent", parent())):
    scheduler.spawn(name, generator)
scheduler.run()
print(*log, sep="\n")
for name, result in sorted(scheduler.results.items()):
    print(f"{name}: {result}")
