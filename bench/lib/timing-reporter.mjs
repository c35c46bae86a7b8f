// A Vitest reporter that writes each file's times, as Vitest measures them in the worker, to the file VAC_TIMES names.
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'

// The first error of a file that did not pass.
function problemOf(module) {
  if (module.ok()) return undefined
  const tests = [...module.children.allTests()].flatMap(test => test.result().errors ?? [])
  return [...module.errors(), ...tests][0]?.message ?? module.state()
}

export default class TimingReporter {
  onTestRunEnd(modules, errors) {
    const files = modules.map(module => ({
      file: basename(module.moduleId),
      problem: problemOf(module),
      tests: [...module.children.allTests()].length,
      ...module.diagnostic(),
    }))
    writeFileSync(
      process.env.VAC_TIMES,
      JSON.stringify({ files, errors: errors.map(error => error.message) }),
    )
  }
}
