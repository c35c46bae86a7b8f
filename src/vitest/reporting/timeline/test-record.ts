import { errorText, isErrorLike, messageOf, realTime } from '../../../internal/index.ts'
import { Creation, type MomentKind, type Owner, type Resource } from '../../../ownership/index.ts'
import { placeIn } from '../warnings-of-file.ts'
import { lookOf, type Moment } from './page/index.ts'

/** So many moments of a test are kept, and after them those that tell the most. */
const mostMoments = 5000
/** So long a text may be. */
const mostText = 400

/** What is to be known of a moment, beside its kind. */
interface Noting {
  readonly lane: number
  readonly text: string
  readonly by: number
  readonly thing?: unknown
}

/** A moment as it is kept: where something was made is read only when it is told. */
interface KeptMoment {
  readonly moment: { -readonly [Key in keyof Moment]: Moment[Key] }
  readonly creation: Creation | undefined
}

interface OpenResource {
  readonly resource: Resource
  readonly kept: KeptMoment
}

/** What was noted of one attempt of a test. */
export class TestRecord {
  readonly owner: Owner
  /** Where it starts, in milliseconds of `realTime.now()`. */
  readonly begun = realTime.now()
  readonly lanes = ['the test']
  leftOut = 0
  readonly #kept: KeptMoment[] = []
  readonly #lanesOfWaiters = new Map<unknown, number>()
  readonly #numbers = new Map<unknown, number>()
  readonly #told = new Set<unknown>()
  #open: OpenResource[] = []

  constructor(owner: Owner) {
    this.owner = owner
  }

  /** Whether all that happened is that it ended. */
  get isBlank(): boolean {
    return this.#kept.every(({ moment }) => moment.kind === 'over')
  }

  /** The lane of a task, by its waiter; that of the test itself where there is none. */
  laneOf(waiter: unknown): number {
    return this.#lanesOfWaiters.get(waiter) ?? 0
  }

  addLane(waiter: unknown, name: string): void {
    this.#lanesOfWaiters.set(waiter, this.lanes.length)
    this.lanes.push(`task ${name}`)
  }

  /** @param creation where what it is about was made */
  add(kind: MomentKind, noting: Noting, creation?: Creation): KeptMoment | undefined {
    if (this.#kept.length >= mostMoments && !lookOf(kind).isKept) return void this.leftOut++
    const { lane, text, by, thing } = noting
    const at = realTime.now() - this.begun
    const moment = { at, kind, lane, text: shortened(text), by, thing: this.#numberOf(thing) }
    const kept = { moment, creation }
    this.#kept.push(kept)
    return kept
  }

  /** Notes an error, once, whoever tells of it. */
  addError(kind: MomentKind, by: number, origin: string, error: unknown): void {
    const text = textOfError(error)
    // Vitest tells of a copy.
    if (this.#told.has(error) || (!(error instanceof Error) && this.#told.has(text))) return
    this.#told.add(error).add(text)
    this.add(kind, { lane: by, text: `${origin}: ${shortened(text)}${placeOfError(error)}`, by })
  }

  addResource(resource: Resource, by: number, creation: Creation | undefined): void {
    const kept = this.add(
      'opened',
      { lane: by, text: nameOfResource(resource), by, thing: resource },
      creation,
    )
    if (kept) this.#open.push({ resource, kept })
  }

  /** A resource is known to be gone. */
  noteClosed(resource: Resource): void {
    const found = this.#open.find(open => open.resource === resource)
    if (!found) return
    this.#open = this.#open.filter(open => open !== found)
    const { lane, text } = found.kept.moment
    this.add(this.owner.isEnding ? 'ended by force' : 'closed', { lane, text, by: lane, thing: resource })
  }

  /** What has closed without a word; and what is still open may have more to say of itself than at its beginning. */
  lookAtResources(): void {
    for (const { resource, kept } of this.#open) {
      const label = nameOfResource(resource)
      if (label.length > kept.moment.text.length) kept.moment.text = label
      if (resource.state() === 'closed') this.noteClosed(resource)
    }
  }

  /** What is to be told: with the places of what was made, and without the timers that Node has made for itself. */
  tell(): readonly Moment[] {
    const ofNode = new Set<number>()
    for (const { moment, creation } of this.#kept)
      if (moment.kind === 'timer set' && creation?.origin === 'runtime') ofNode.add(moment.thing)
    return this.#kept
      .filter(({ moment }) => !ofNode.has(moment.thing))
      .map(({ moment, creation }) =>
        creation ? { ...moment, text: `${moment.text}${atPlace(placeIn(creation.stack))}` } : moment,
      )
  }

  #numberOf(thing: unknown): number {
    if (thing === undefined) return 0
    const number = this.#numbers.get(thing) ?? this.#numbers.size + 1
    this.#numbers.set(thing, number)
    return number
  }
}

function nameOfResource(resource: Resource): string {
  const detail = resource.detail()
  return `${resource.kind}${detail && ` (${detail})`}`
}

function atPlace(place: string): string {
  return place && ` at ${place}`
}

/** The user's own line, or a package's; none of Vitest's. */
function placeOfError(error: unknown): string {
  return isErrorLike(error) ? atPlace(placeIn(new Creation(error as Error).stack)) : ''
}

function textOfError(error: unknown): string {
  const name = isErrorLike(error) ? errorText(error, 'name') : 'a thrown value'
  return `${name || 'Error'}: ${messageOf(error)}`
}

function shortened(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText - 1)}…` : text
}
