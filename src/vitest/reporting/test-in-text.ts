import { safely } from '../../internal/index.ts'
import { evaluatedFile, frameAt, outer, type RunnerTask } from '../host/index.ts'
import type { SyntaxNode } from '../source/index.ts'
import { openSource, sources } from './open-source.ts'

/** Its line: Vitest knows it where the project asks for places; else the text of the file says it. */
export function frameOfTask(task: RunnerTask): string {
  const { name, file, location } = task
  if (location) return `\n    at ${name} (${file?.filepath}:${location.line}:${location.column})`
  // By its title: what Vite makes of the name of an import has no place in the file.
  return frameInText(task, call => (call['arguments'] as SyntaxNode[])[0])
}

/** The stack line of something in the call that registers a test or a suite; empty where the text does not tell. */
function frameInText(task: RunnerTask, find: (call: SyntaxNode) => SyntaxNode | undefined): string {
  const { filepath } = task.file ?? {}
  if (!filepath) return ''
  return safely(() => {
    const source = openSource(evaluatedFile(filepath)?.code ?? '')
    const call = source && sources.now().findTest(source.program, titlesOf(task))
    const found = call && find(call)
    return found ? frameAt(task.name, filepath, source.code, found.start) : ''
  }, '')
}

/** From the outermost suite. */
export function titlesOf(task: RunnerTask): string[] {
  const suite = outer(task)
  return [...(suite && suite.filepath === undefined ? titlesOf(suite) : []), task.name]
}

/** The stack line of the one place in the code of a test that changes a member of something; empty where there is none such. */
export function frameOfChange(task: RunnerTask, member: string): string {
  return frameInText(task, call => sources.now().findChange(call, member))
}
