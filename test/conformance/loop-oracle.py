#!/usr/bin/env python3
"""What asyncio does with random programs of tasks: ./loop-oracle.py SEED COUNT > recorded-programs/loop-SEED.json

A program is a list of operations; `spawn` has a program of its own. Its trace lists every step of every task, and last
the state of each and how many cancellations it has. test/unit/async-case/loop/programs.test.ts runs the same.
`wait_for` is Python 3.12's; that of 3.11 can lose a cancellation.
"""
import asyncio, gc, json, logging, random, sys, warnings

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
sys.unraisablehook = lambda _: None
WAITS = ("await", "shield", "gather", "future", "waitFor")


def program(rng):
    tasks, futures, left = [0], [0], [28]

    def known(count):
        return rng.randint(1, count[0])

    def operation(depth):
        k = rng.random()
        if k < 0.22: return ["turn"]
        if k < 0.30: return ["log"]
        if k < 0.46 and depth < 3:
            tasks[0] += 1
            number = tasks[0]
            return ["spawn", number, body(depth + 1)]
        if k < 0.58 and tasks[0]: return ["cancel", known(tasks)]
        if k < 0.68 and tasks[0]: return ["await", known(tasks)]
        if k < 0.72 and tasks[0]: return ["shield", known(tasks)]
        if k < 0.77 and tasks[0]: return ["gather", [known(tasks) for _ in range(rng.randint(1, 3))], rng.random() < 0.5]
        if k < 0.80 and tasks[0]: return ["waitFor", known(tasks)]
        if k < 0.86: return ["try", body(depth + 1), rng.choice(["finally", "catch", "rethrow", "catch"]), body(depth + 1)]
        if k < 0.88:
            futures[0] += 1
            return ["createFuture", futures[0]]
        if k < 0.91 and futures[0]: return ["set", known(futures), rng.choice(["result", "error", "cancel"])]
        if k < 0.95 and futures[0]: return ["future", known(futures)]
        if k < 0.97: return ["cancelItself"]
        if k < 0.985: return ["raise"]
        if k < 0.99: return ["return"]
        return ["hang"]

    def body(depth):
        operations = []
        for _ in range(rng.randint(1, 5)):
            if left[0] <= 0: break
            left[0] -= 1
            operations.append(operation(depth))
        return operations

    return body(0)


class Return(Exception):
    pass


async def wait_for(future, seconds):
    async with asyncio.timeout(seconds):
        return await future


async def trace(operations):
    log, tasks, futures, everyone = [], {}, {}, []

    def waited(op):
        others = {n: t for n, t in tasks.items() if t is not asyncio.current_task()}
        if op[0] == "future": return futures.get(op[1])
        if op[0] == "gather":
            found = [others[n] for n in op[1] if n in others]
            return asyncio.gather(*found, return_exceptions=op[2]) if found else None
        task = others.get(op[1])
        if task is None or op[0] == "await": return task
        return asyncio.shield(task) if op[0] == "shield" else wait_for(task, 1000)

    def act(op, n, me):
        kind = op[0]
        if kind == "log": log.append(f"{me}.{n}")
        elif kind == "spawn":
            tasks[op[1]] = asyncio.create_task(run(op[2], str(op[1])), name=str(op[1]))
            everyone.append(tasks[op[1]])
        elif kind == "cancel" and op[1] in tasks: log.append(f"{me} cancels {op[1]}: {str(tasks[op[1]].cancel()).lower()}")
        elif kind == "cancelItself": asyncio.current_task().cancel()
        elif kind == "createFuture": futures[op[1]] = asyncio.get_running_loop().create_future()
        elif kind == "set" and op[1] in futures and not futures[op[1]].done():
            if op[2] == "result": futures[op[1]].set_result("set")
            elif op[2] == "error": futures[op[1]].set_exception(ValueError("set"))
            else: futures[op[1]].cancel()
        elif kind == "raise": raise ValueError("raised")
        elif kind == "return": raise Return()

    async def execute(operations, me):
        for n, op in enumerate(operations):
            if op[0] == "turn":
                await asyncio.sleep(0)
                log.append(f"{me} turns")
            elif op[0] == "hang": await asyncio.get_running_loop().create_future()
            elif op[0] in WAITS: await wait(op, n, me)
            elif op[0] == "try": await attempt(op, me)
            else: act(op, n, me)

    async def wait(op, n, me):
        try:
            future = waited(op)
            if future is None: return
            value = await future
            if isinstance(value, list): value = ",".join(v if isinstance(v, str) else type(v).__name__ for v in value)
            log.append(f"{me} {op[0]}: {value}")
        except BaseException as error:
            log.append(f"{me} {op[0]} throws {type(error).__name__}")
            if isinstance(error, asyncio.CancelledError) and n % 2 == 0: raise

    async def attempt(op, me):
        if op[2] == "finally":
            try: await execute(op[1], me)
            finally:
                log.append(f"{me} finally")
                await execute(op[3], me)
            return
        try: await execute(op[1], me)
        except Return: raise
        except BaseException as error:
            log.append(f"{me} catches {type(error).__name__}")
            await execute(op[3], me)
            if op[2] == "rethrow": raise

    async def run(operations, me):
        log.append(f"{me} begins")
        try: await execute(operations, me)
        except Return: pass
        log.append(f"{me} ends")
        return me

    def state(task):
        if not task.done(): return "pending"
        if task.cancelled(): return "cancelled"
        return type(task.exception()).__name__ if task.exception() else "done"

    everyone.append(asyncio.create_task(run(operations, "main"), name="main"))
    for _ in range(40): await asyncio.sleep(0)
    log.append("--")
    for _ in range(6):
        for task in [task for task in everyone if not task.done()]: task.cancel()
        for _ in range(30): await asyncio.sleep(0)
    log.append(", ".join(f"{t.get_name()} {state(t)} {t.cancelling()}" for t in everyone))
    return log, all(task.done() for task in everyone)


def main(seed, count):
    rng, recorded, kept = random.Random(seed), [], []
    while len(recorded) < count:
        operations, loop = program(rng), asyncio.new_event_loop()
        try: events, is_over = loop.run_until_complete(trace(operations))
        except RecursionError: is_over = False  # tasks that await each other in a circle: asyncio cannot cancel them
        kept.append(loop)  # what an unfinished program holds must not be finalized while another one runs
        if is_over and len(events) > 6: recorded.append({"program": operations, "events": events})
    print("[" + ",\n".join(json.dumps(one) for one in recorded) + "]", flush=True)


gc.disable()
main(int(sys.argv[1]), int(sys.argv[2]))
