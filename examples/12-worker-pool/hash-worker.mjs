// A thread of the pool: hashes one text after the other. What it cannot do ends it.
import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

parentPort.on('message', text => {
  if (typeof text !== 'string') throw new TypeError(`cannot hash ${String(text)}`)
  parentPort.postMessage(createHash('sha256').update(text).digest('hex'))
})
