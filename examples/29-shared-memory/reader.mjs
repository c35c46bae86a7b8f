// The child process: reads a page of the cache that it inherited as descriptor 3, and tries to change it.
import { fstatSync, readSync, writeSync } from 'node:fs'

const bytes = Buffer.alloc(fstatSync(3).size)
readSync(3, bytes, 0, bytes.length, 0)
const answer = { page: JSON.parse(bytes)[process.argv[2]] }
try {
  writeSync(3, 'x', 0)
} catch (error) {
  answer.error = error.code
}
process.stdout.write(JSON.stringify(answer))
