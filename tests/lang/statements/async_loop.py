"""A tiny event loop of our own: tasks that sleep, wait for each other, fail and are cancelled."""

from collections import deque
import heapq


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        return (yield self)


class Join:
    def __init__(self, task):
        self.task = task

    def __await__(self):
        yield self
        if self.task.error:
            raise self.task.error
        return self.task.result


class Task:
    def __init__(self, name, coroutine):
        self.name, self.coroutine = name, coroutine
        self.done, self.result, self.error, self.waiting = False, None, None, []


class Loop:
    def __init__(self):
        self.now, self.ready, self.sleeping, self.count = 0, deque(), [], 0

    def spawn(self, name, coroutine):
        task = Task(name, coroutine)
        self.ready.append(task)
        return task

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.sleeping)
                self.ready.append(task)
            task = self.ready.popleft()
            try:
                request = task.coroutine.send(None)
            except StopIteration as stop:
                task.done, task.result = True, stop.value
            except Exception as error:
                task.done, task.error = True, error
            else:
                self.count += 1
                if isinstance(request, Sleep):
                    heapq.heappush(self.sleeping, (self.now + request.ticks, self.count, task))
                elif request.task.done:
                    self.ready.append(task)
                else:
                    request.task.waiting.append(task)
                continue
            self.ready.extend(task.waiting)


loop, log = Loop(), []


async def worker(name, ticks, turns):
    for i in range(turns):
        await Sleep(ticks)
        log.append(f"{loop.now}:{name}{i}")
    return f"{name} done"


async def failing():
    await Sleep(2)
    raise ValueError("task failed")


async def main():
    a = loop.spawn("a", worker("a", 3, 3))
    b = loop.spawn("b", worker("b", 2, 4))
    f = loop.spawn("f", failing())
    results = [await Join(a), await Join(b)]
    try:
        await Join(f)
    except ValueError as error:
        results.append(f"ValueError: {error}")
    return results


task = loop.spawn("main", main())
loop.run()
print("log:", log)
print("result:", task.result, "at", loop.now)
