import { LeftoverError } from '../../../errors/index.ts'
import {
  Creation,
  currentOwner,
  kinds,
  kindOfTimer,
  Owner,
  type MomentKind,
  type NativeTimer,
  type Recorder,
  type LedgerEntry,
} from '../../../ownership/index.ts'
import { waiterOfTask } from '../../../loop/index.ts'
import { TestRecord } from './test-record.ts'
import { watchEnd } from './timer-end.ts'

/** Notes what happens in the tests of a file, each attempt in a record of its own. */
export class FileRecorder implements Recorder {
  readonly records: TestRecord[] = []
  readonly #byOwner = new WeakMap<object, TestRecord>()
  readonly #onLate: () => void

  /** @param onLate called when an error has been noted of a test that is over */
  constructor(onLate: () => void) {
    this.#onLate = onLate
  }

  begin(owner: Owner): void {
    const record = new TestRecord(owner)
    this.records.push(record)
    this.#byOwner.set(owner, record)
  }

  /** Nothing is told of it any more. */
  forget(owner: Owner): void {
    const record = this.#byOwner.get(owner)
    if (!record) return
    this.#byOwner.delete(owner)
    this.records.splice(this.records.indexOf(record), 1)
  }

  recordOf(owner: object | undefined): TestRecord | undefined {
    return owner && this.#byOwner.get(owner)
  }

  note(kind: MomentKind, text: string, about?: unknown, owner: object | undefined = currentOwner()): void {
    const record = this.recordOf(owner)
    if (!record) return
    const by = laneOfNow(record)
    switch (kind) {
      case 'error':
      case 'warning':
      case 'leak':
        record.addError(about instanceof LeftoverError ? 'left over' : kind, by, text, about)
        if (record.owner.closedAt !== undefined) this.#onLate()
        return
      case 'task':
        record.addLane(about, text)
        break
      case 'phase':
      case 'back in phase':
      case 'over':
        record.lookAtResources()
        return void record.add(kind, { lane: 0, text, by: 0 })
      case 'clock moved':
        return void record.add(kind, { lane: 0, text, by: 0 })
    }
    const lane = isOfTask(kind) ? record.laneOf(about) : by
    record.add(kind, { lane, text, by: areOwn.has(kind) ? lane : by, thing: about })
  }

  watchTimer(make: (args: unknown[]) => NativeTimer, args: unknown[], line: Error | undefined): NativeTimer {
    const owner = currentOwner()
    const record = this.recordOf(owner)
    const [callback, ...rest] = args
    if (!record || typeof callback !== 'function') return make(args)
    const lane = laneOfNow(record)
    let hasFired = false
    const timer = make([
      function (this: unknown, ...given: unknown[]): unknown {
        hasFired = true
        record.add(isInterval(timer) ? 'timer ticked' : 'timer fired', noted)
        return Reflect.apply(callback, this, given)
      },
      ...rest,
    ])
    const noted = { lane, text: textOfTimer(timer), by: lane, thing: timer }
    record.add('timer set', noted, line && Creation.ofTimer(line))
    watchEnd(timer, () => {
      if (hasFired && !isInterval(timer)) return
      const by = laneOfNow(record)
      record.add(record.owner.isEnding ? 'ended by force' : 'timer cleared', { ...noted, lane: by, by })
    })
    return timer
  }

  watchResource({ resource, creation }: LedgerEntry, owner: object): void {
    const record = this.recordOf(owner)
    if (!record || kinds[resource.kind].isTimer) return
    record.addResource(resource, laneOfNow(record), creation)
    const { object } = resource
    if (!('once' in object) || typeof object.once !== 'function') return
    // The end of a process or a thread comes as `exit`.
    for (const event of ['close', 'exit']) object.once(event, () => record.noteClosed(resource))
  }
}

/** What a task does by itself, in whichever context it is noted. */
const areOwn: ReadonlySet<MomentKind> = new Set(['task begins', 'task over', 'waits'])

function isOfTask(kind: MomentKind): boolean {
  return kind === 'waits' || kind === 'woken' || kind === 'cancel' || kind.startsWith('task')
}

/** The lane of the running code, in the record of its test; in that of another test, the test itself. */
function laneOfNow(record: TestRecord): number {
  return currentOwner() === record.owner ? record.laneOf(waiterOfTask()) : 0
}

function isInterval(timer: NativeTimer): boolean {
  return kindOfTimer(timer) === 'interval'
}

function textOfTimer(timer: NativeTimer): string {
  const kind = kindOfTimer(timer)
  if (kind === 'immediate') return 'an immediate'
  return kind === 'interval'
    ? `an interval of ${timer._idleTimeout} ms`
    : `a timeout of ${timer._idleTimeout} ms`
}
