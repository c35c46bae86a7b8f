import { cpus } from 'node:os'

/** The machine, for the head of a table. */
export const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${process.platform} ${process.arch}`
