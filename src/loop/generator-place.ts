import { builtin, fromHere, getHost, sharedByProcess } from '../internal/index.ts'

type Session = InstanceType<typeof import('node:inspector').Session>

/** A place in code that ran, before source maps: line and column from 0. */
interface RawPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

interface Property {
  readonly name: string
  readonly value?: { objectId?: string; value?: unknown }
}

const stateName = 'generators'
/** Where `sharedByProcess` keeps that state, for the engine. */
const expression = `process[Symbol.for('vitest-async-case.state')].get('${stateName}').list`

/**
 * Where each of the suspended generators stands, as `path:line:column`. Asks the engine's debugger, which needs tens of
 * milliseconds the first time: for reports of failures only.
 */
export function generatorPlaces(generators: readonly object[]): (string | undefined)[] {
  const inspector = builtin('node:inspector')
  if (!inspector || generators.length === 0) return generators.map(() => undefined)
  const session = new inspector.Session()
  const handed = sharedByProcess<{ list: readonly object[] }>(stateName, () => ({ list: [] }))
  handed.list = generators
  try {
    session.connect()
    return askPlaces(session, generators.length).map(place => place && format(place))
  } finally {
    handed.list = []
    session.disconnect()
  }
}

function askPlaces(session: Session, count: number): (RawPlace | undefined)[] {
  const files = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params }) => files.set(params.scriptId, params.url))
  session.post('Debugger.enable')
  const list = propertiesOf(session, evaluate(session, expression))
  return Array.from({ length: count }, (_, index) => {
    const id = list.own.find(({ name }) => name === String(index))?.value?.objectId
    const location = propertiesOf(session, id).internal.find(({ name }) => name === '[[GeneratorLocation]]')
      ?.value?.value
    if (!location) return undefined
    const { scriptId, lineNumber, columnNumber } = location as {
      scriptId: string
      lineNumber: number
      columnNumber: number
    }
    return { file: files.get(scriptId) ?? '', line: lineNumber, column: columnNumber }
  })
}

/** In its own process the inspector answers before `post` returns. */
function evaluate(session: Session, expression: string): string | undefined {
  let id: string | undefined
  session.post('Runtime.evaluate', { expression }, (_error, answer) => {
    id = answer?.result.objectId
  })
  return id
}

function propertiesOf(
  session: Session,
  objectId: string | undefined,
): { own: Property[]; internal: Property[] } {
  let found: { own: Property[]; internal: Property[] } = { own: [], internal: [] }
  if (!objectId) return found
  session.post('Runtime.getProperties', { objectId, ownProperties: true }, (_error, answer) => {
    found = { own: answer?.result ?? [], internal: answer?.internalProperties ?? [] }
  })
  return found
}

function format({ file, line, column }: RawPlace): string {
  const path = file.replace(/^file:\/\//, '')
  const at = getHost().originalPlace?.(path, line, column) ?? { line: line + 1, column: column + 1 }
  return `${fromHere(path)}:${at.line}:${at.column}`
}
