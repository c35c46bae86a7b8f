import { ConfigurationError } from '../../../errors/index.ts'
import { builtin, type TestContext } from '../../../internal/index.ts'
import { journal, type Owner } from '../../../ownership/index.ts'
import { afterAllOfRun, type RunnerTask } from '../../host/index.ts'
import type { TimelineMode } from '../../settings/index.ts'
import { whileRunning } from '../annotate.ts'
import { pathFromRoot, timelineFolder, timelineName } from './file-names.ts'
import { htmlOf } from './html.ts'
import { pageData, toldTests, verdictOfTask, type ToldTest } from './page-of.ts'
import { FileRecorder } from './recorder.ts'
import type { TestRecord } from './test-record.ts'
import { traceOf } from './trace.ts'

/** What is to be known of the run. */
interface RunningFile {
  readonly filepath?: string
  readonly config?: { readonly root?: string; readonly name?: string }
}

/** The timeline of the file that runs. */
export interface Timeline {
  /** An attempt of a test begins. */
  follow(owner: Owner, context: TestContext): void
  /** An attempt is one of many, and none of those that are told. */
  forget(owner: Owner): void
  /** The file has ended. */
  end(): void
}

/**
 * Begins to note what happens in the tests of a file.
 * @throws ConfigurationError in browsers, which have no files
 */
export function beginFileTimeline(mode: TimelineMode, file: RunningFile): Timeline {
  if (!builtin('node:fs'))
    throw new ConfigurationError(
      `The option timeline of install() is '${mode}', and this is a browser, where no file can be written. Leave it out in browser mode.`,
    )
  return new FileTimeline(mode, file)
}

class FileTimeline implements Timeline {
  readonly #mode: TimelineMode
  readonly #title: string
  /** The path of what is written, without an ending. */
  readonly #target: string
  readonly #recorder = new FileRecorder(() => this.#onLate())
  #hasEnded = false

  constructor(mode: TimelineMode, { filepath = '', config: { root = '', name = '' } = {} }: RunningFile) {
    this.#mode = mode
    const path = pathFromRoot(root, filepath)
    this.#title = name === '' ? path : `${name}: ${path}`
    const folder = builtin('node:path')!.join(root, timelineFolder)
    this.#target = builtin('node:path')!.join(folder, timelineName(root, filepath, name))
    journal.recorder = this.#recorder
  }

  follow(owner: Owner, context: TestContext): void {
    this.#recorder.begin(owner)
    const { task } = context as { task: RunnerTask }
    afterAllOfRun(task, () => this.#link(context, task))
  }

  forget(owner: Owner): void {
    this.#recorder.forget(owner)
  }

  /** Leads from a failure to its page: reporters show an annotation of a test that failed below its errors. */
  async #link(context: TestContext, task: RunnerTask): Promise<void> {
    if (verdictOfTask(task) !== 'failed') return
    const records = this.#records()
    const own = records.filter(({ owner }) => owner.task === task)
    const number = records.indexOf(own.at(-1)!) + 1
    const url = builtin('node:url')!.pathToFileURL(`${this.#target}.html`)
    // The page of the file is written when all of it is over; what is attached is of this test only.
    const body = Buffer.from(this.#page(toldTests(own))).toString('base64')
    const attachment = { body, contentType: 'text/html' }
    await whileRunning(task, () => context.annotate(`${url.href}#${number}`, 'timeline', attachment))
  }

  end(): void {
    const { fs, path } = { fs: builtin('node:fs')!, path: builtin('node:path')! }
    this.#hasEnded = true
    const records = this.#records()
    const isWanted =
      this.#mode === 'all' || records.some(({ owner }) => verdictOfTask(owner.task) === 'failed')
    // What an earlier run has left would tell of another run.
    for (const ending of endings) fs.rmSync(`${this.#target}${ending}`, { force: true })
    if (!isWanted || records.length === 0) return
    const all = toldTests(records)
    fs.mkdirSync(path.dirname(this.#target), { recursive: true })
    fs.writeFileSync(path.join(path.dirname(this.#target), '../.gitignore'), '*\n')
    fs.writeFileSync(`${this.#target}${endings[0]}`, this.#page(all))
    fs.writeFileSync(`${this.#target}${endings[1]}`, JSON.stringify(traceOf(all)))
  }

  /** Without those in which nothing happened, where a test has another: around a search there are Vitest's own hooks, or none. */
  #records(): TestRecord[] {
    const { records } = this.#recorder
    const isOnly = (record: TestRecord) =>
      !records.some(other => other !== record && isOfOneTest(other, record))
    return records.filter(record => !record.isBlank || isOnly(record))
  }

  #page(tests: readonly ToldTest[]): string {
    const script = builtin('node:fs')!.readFileSync(new URL('timeline-page.js', import.meta.url), 'utf8')
    return htmlOf(pageData(this.#title, tests), script)
  }

  /** What comes when the page has been written is in it all the same: the verdict of the test changes right after this. */
  #onLate(): void {
    if (this.#hasEnded) queueMicrotask(() => this.end())
  }
}

function isOfOneTest(one: TestRecord, other: TestRecord): boolean {
  return one.owner.task === other.owner.task
}

const endings = ['.html', '.trace.json'] as const
