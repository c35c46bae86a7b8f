// Node loads this into each worker of Vitest before anything else, by `--require`: it keeps what V8 compiles, and says so
// to nobody. The plugin copies it to the folder that it keeps the code in, which it knows by its own place.
import { keepCompiled } from './vitest/plugin/keep-compiled.ts'
keepCompiled()
