#!/usr/bin/env python3
"""What CPython's unittest does with a test module that is written as data.

    oracle.py random SEED COUNT         COUNT random cases, as JSON, the same for the same seed
    oracle.py run CASES.json            the traces of cases, as JSON
    oracle.py random-run SEED COUNT     both, as [{"case": ..., "trace": ...}, ...]

Cases and traces are described in test/conformance/README.md. Python 3.11 or later.
"""
import asyncio
import contextvars
import json
import random
import sys
import types
import unittest

MODULE = "case_under_test"
VARIABLES = {name: contextvars.ContextVar(name, default=None) for name in "uvw"}
PHASES = {  # name: (is a class method, is a coroutine function)
    "setUpClass": (True, False), "tearDownClass": (True, False),
    "setUp": (False, False), "tearDown": (False, False),
    "asyncSetUp": (False, True), "asyncTearDown": (False, True),
}


def at_once(coroutine):
    """Runs a coroutine that never really awaits: the one road for actions in sync and async code."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise TypeError("an action that awaits stands in a sync phase")


class Manager:
    """A context manager of both kinds whose two ends log and perform actions."""

    def __init__(self, script, label, entering, leaving):
        self.script, self.label, self.ends = script, label, {"enter": entering, "exit": leaving}

    async def end(self, which):
        self.script.log(f"{self.label}: {which}")
        await self.script.perform(self.ends[which], None)

    def __enter__(self):
        at_once(self.end("enter"))

    def __exit__(self, *_):
        at_once(self.end("exit"))

    async def __aenter__(self):
        await self.end("enter")

    async def __aexit__(self, *_):
        await self.end("exit")


class Script:
    """Performs actions and keeps the events. `case` is a test instance, a class, or None at module level."""

    def __init__(self):
        self.events, self.tasks = [], []

    def log(self, event):
        self.events.append(event)

    async def perform(self, actions, case):
        for kind, *rest in actions:
            await getattr(self, f"do_{kind}")(case, *rest)

    async def labelled(self, event, actions, case):
        self.log(event)
        await self.perform(actions, case)

    async def do_log(self, case, text):
        self.log(text)

    async def do_raise(self, case, message):
        raise Exception(message)

    async def do_fail(self, case, message):
        raise AssertionError(message)

    async def do_skip(self, case, reason):
        raise unittest.SkipTest(reason)

    def cleanup(self, label, actions, case):
        return lambda: at_once(self.labelled(f"{label}: cleanup", actions, case))

    async def do_cleanup(self, case, label, actions):
        case.addCleanup(self.cleanup(label, actions, case))

    async def do_asyncCleanup(self, case, label, actions):
        case.addAsyncCleanup(self.labelled, f"{label}: cleanup", actions, case)

    async def do_classCleanup(self, case, label, actions):
        owner = case if isinstance(case, type) else type(case)
        owner.addClassCleanup(self.cleanup(label, actions, owner))

    async def do_moduleCleanup(self, case, label, actions):
        unittest.addModuleCleanup(self.cleanup(label, actions, None))

    async def do_enter(self, case, *description):
        manager = Manager(self, *description)
        if case is None:
            unittest.enterModuleContext(manager)
        elif isinstance(case, type):
            case.enterClassContext(manager)
        else:
            case.enterContext(manager)

    async def do_enterAsync(self, case, *description):
        await case.enterAsyncContext(Manager(self, *description))

    async def do_subTest(self, case, label, actions):
        with case.subTest(label):
            await self.labelled(f"{label}: begin", actions, case)

    async def do_set(self, case, variable, value):
        VARIABLES[variable].set(value)

    async def do_get(self, case, variable):
        self.log(f"{variable}={VARIABLES[variable].get()}")

    async def do_tick(self, case, times):
        for _ in range(times):
            await asyncio.sleep(0)

    async def do_spawn(self, case, label, actions):
        self.tasks.append(asyncio.create_task(self.wait_for_ever(label, actions)))

    async def wait_for_ever(self, label, actions):
        try:
            await self.labelled(f"{label}: started", actions, None)
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.log(f"{label}: cancelled")
            raise


def method(script, event, actions, is_async):
    async def run_async(self):
        await script.labelled(event, actions, self)

    def run(self):
        at_once(run_async(self))
    return run_async if is_async else run


def test_method(script, test):
    made = method(script, test["name"], test["body"], test.get("async"))
    made.__name__ = test["name"]
    if test.get("expectedFailure"):
        made = unittest.expectedFailure(made)
    return unittest.skip(test["skip"])(made) if "skip" in test else made


def test_class(script, description):
    body = {"__module__": MODULE}
    for phase, (of_class, is_async) in PHASES.items():
        if phase in description:
            event = f"{description['name']}.{phase}" if of_class else phase
            made = method(script, event, description[phase], is_async)
            body[phase] = classmethod(made) if of_class else made
    for test in description["tests"]:
        body[test["name"]] = test_method(script, test)
    base = unittest.IsolatedAsyncioTestCase if description.get("isolated") else unittest.TestCase
    made = type(description["name"], (base,), body)
    if description.get("expectedFailure"):
        made = unittest.expectedFailure(made)
    return unittest.skip(description["skip"])(made) if "skip" in description else made


class Result(unittest.TestResult):
    """How each test that was started ended, and which class and module fixtures failed."""

    def __init__(self):
        super().__init__()
        self.by_name, self.fixture_ends = {}, []

    def of(self, test):
        name = f"{type(test).__name__}.{test._testMethodName}"
        return self.by_name.setdefault(name, {"outcome": "passed", "errors": [], "skips": []})

    def fixture(self, holder, **how):
        self.fixture_ends.append({"name": holder.id().partition(" ")[0], **how})

    def startTest(self, test):
        super().startTest(test)
        self.of(test)

    def addError(self, test, error):
        if isinstance(test, unittest.suite._ErrorHolder):
            return self.fixture(test, error=str(error[1]))
        self.of(test)["outcome"] = "failed"
        self.of(test)["errors"].append(str(error[1]))

    addFailure = addError

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.addError(test, error)

    def addSkip(self, test, reason):
        if isinstance(test, unittest.suite._ErrorHolder):
            return self.fixture(test, skip=reason)
        whole = getattr(test, "test_case", test)  # a sub-test knows its test
        self.of(whole)["skips"].append(reason)
        if whole is test and self.of(test)["outcome"] == "passed":
            self.of(test)["outcome"] = "skipped"

    def addExpectedFailure(self, test, error):
        self.of(test)["outcome"] = "expected failure"

    def addUnexpectedSuccess(self, test):
        self.of(test)["outcome"] = "unexpected success"


def sort_cancellations(events):
    """Tasks are cancelled in no set order, so that each run of cancellations is sorted."""
    end = start = 0
    while start < len(events):
        end = start
        while end < len(events) and events[end].endswith(": cancelled"):
            end += 1
        events[start:end] = sorted(events[start:end])
        start = end + 1
    return events


def trace(case):
    return contextvars.copy_context().run(trace_here, case)


def trace_here(case):
    script, module, result = Script(), types.ModuleType(MODULE), Result()
    for hook in ("setUpModule", "tearDownModule"):
        if hook in case:
            setattr(module, hook, lambda hook=hook: at_once(script.labelled(hook, case[hook], None)))
    sys.modules[MODULE] = module
    suite = unittest.TestSuite()
    for description in case["classes"]:
        made = test_class(script, description)
        suite.addTests(made(test["name"]) for test in description["tests"])
    suite.run(result)
    del sys.modules[MODULE]
    return {"events": sort_cancellations(script.events), "tests": result.by_name, "fixtures": result.fixture_ends}


# ---- random cases: the weight of each action by the place it stands in --------------------------------------

LEAVES = {"log": 3, "get": 3, "set": 2}
NESTED = {"cleanup": 3, "asyncCleanup": 2, "enter": 2, "subTest": 3, "classCleanup": 1, "moduleCleanup": 1}
PLACES = {
    "module": ({"log": 2}, {"moduleCleanup": 2}),
    "class": ({"log": 2}, {"classCleanup": 2, "moduleCleanup": 1}),
    "sync": (LEAVES, NESTED),
    "plain": ({"log": 3}, {kind: NESTED[kind] for kind in NESTED if kind != "asyncCleanup"}),
    "async": ({**LEAVES, "tick": 2}, {**NESTED, "enterAsync": 2, "spawn": 2}),
    "task": (LEAVES, {}),
    "manager": (LEAVES, {}),
    "plainManager": ({"log": 1}, {}),
    "asyncManager": ({**LEAVES, "tick": 1}, {}),
}
ENDS = {"raise": 4, "fail": 2, "skip": 2}


class Generator:
    def __init__(self, seed):
        self.random, self.count = random.Random(seed), 0

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, weights):
        return self.random.choices(list(weights), list(weights.values()))[0]

    def label(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def actions(self, place, depth=0):
        leaves, nested = PLACES[place]
        made = []
        for _ in range(self.random.randint(0, 3 - depth)):
            kind = self.pick({**leaves, **(nested if depth < 2 else {})})
            made.append([kind, *self.operands(kind, place, depth + 1)])
        if place != "task" and self.chance(0.15):
            can_skip = place not in ("module", "class")
            end = self.pick(ENDS if can_skip else {"raise": 1, "fail": 1})
            made.append([end, self.label(end)])
        return made

    def operands(self, kind, place, depth):
        inner = "plain" if place == "plain" else "sync"
        manager = "plainManager" if place == "plain" else "manager"
        match kind:
            case "log":
                return [self.label("log")]
            case "get":
                return [self.pick(dict.fromkeys("uvw", 1))]
            case "set":
                return [self.pick(dict.fromkeys("uvw", 1)), self.label("x")]
            case "tick":
                return [self.random.randint(1, 3)]
            case "enter":
                return [self.label("cm"), self.actions(manager, depth), self.actions(manager, depth)]
            case "enterAsync":
                return [self.label("acm"), self.actions("asyncManager", depth), self.actions("asyncManager", depth)]
        place = {"cleanup": inner, "asyncCleanup": "async", "classCleanup": "class",
                 "moduleCleanup": "module", "spawn": "task", "subTest": place}[kind]
        return [self.label(kind), self.actions(place, depth)]

    def test(self, name, isolated):
        is_async = isolated and self.chance(0.75)
        test = {"name": name, "async": is_async,
                "body": self.actions("async" if is_async else "sync" if isolated else "plain")}
        if self.chance(0.1):
            test["expectedFailure"] = True
        if self.chance(0.06):
            test["skip"] = self.label("skip")
        return test

    def test_class(self, name):
        isolated = self.chance(0.75)
        made = {"name": name, "isolated": isolated}
        for phase, (of_class, is_async) in PHASES.items():
            if (isolated or not is_async) and self.chance(0.3 if of_class else 0.55):
                place = "class" if of_class else "async" if is_async else "sync" if isolated else "plain"
                made[phase] = self.actions(place)
        if self.chance(0.05):
            made["skip"] = self.label("skip")
        made["tests"] = [self.test(f"test{letter}", isolated) for letter in "ABC"[:self.random.randint(1, 3)]]
        return made

    def case(self):
        made = {hook: self.actions("module") for hook in ("setUpModule", "tearDownModule") if self.chance(0.3)}
        made["classes"] = [self.test_class(f"Case{letter}") for letter in "AB"[:self.random.randint(1, 2)]]
        return made


def random_cases(seed, count):
    return [Generator(f"{seed}-{number}").case() for number in range(count)]


def main(arguments):
    match arguments:
        case ["random", seed, count]:
            made = random_cases(seed, int(count))
        case ["run", path]:
            with open(path, encoding="utf-8") as file:
                made = [trace(case) for case in json.load(file)]
        case ["random-run", seed, count]:
            made = [{"case": case, "trace": trace(case)} for case in random_cases(seed, int(count))]
        case _:
            sys.exit(__doc__)
    print("[" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in made) + "]")


if __name__ == "__main__":
    main(sys.argv[1:])
