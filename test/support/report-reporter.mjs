// A Vitest reporter that writes the whole run as data to the file VAC_REPORT names: suite errors, annotations and
// `task.meta` too, which Vitest's own JSON reporter leaves out.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

const errorOf = error => ({
  name: error.name ?? 'Error',
  message: error.message ?? String(error),
  ...(error.diff === undefined ? {} : { diff: error.diff }),
  stacks: (error.stacks ?? []).map(({ file, line, column, method }) => ({ file, line, column, method })),
})

const testOf = (test, titles) => {
  const result = test.result()
  return {
    path: [...titles, test.name],
    state: result.state,
    errors: (result.errors ?? []).map(errorOf),
    note: result.note ?? null,
    location: test.location ?? null,
    meta: test.meta(),
    annotations: test.annotations().map(({ type, message, location }) => ({ type, message, location })),
  }
}

function collect(parent, titles, into) {
  for (const child of parent.children) {
    if (child.type === 'test') {
      into.tests.push(testOf(child, titles))
      continue
    }
    const path = [...titles, child.name]
    into.suites.push({
      path,
      state: child.state(),
      errors: child.errors().map(errorOf),
      location: child.location ?? null,
      meta: child.meta?.() ?? {},
    })
    collect(child, path, into)
  }
  return into
}

export default class ReportReporter {
  onInit(vitest) {
    this.root = vitest.config.root
  }

  onTestRunEnd(modules, unhandledErrors, reason) {
    const files = modules.map(module => ({
      file: relative(this.root, module.moduleId),
      state: module.state(),
      errors: module.errors().map(errorOf),
      meta: module.meta?.() ?? {},
      ...collect(module, [], { suites: [], tests: [] }),
    }))
    files.sort((a, b) => (a.file < b.file ? -1 : 1))
    const report = { reason, files, unhandledErrors: unhandledErrors.map(errorOf) }
    writeFileSync(process.env.VAC_REPORT, JSON.stringify(report).replaceAll(`${this.root}/`, ''))
  }
}
