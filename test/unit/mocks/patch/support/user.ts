import main, { defaults, limit, load, something } from './settings.ts'

/** What a module sees that imports the exports by name. */
export function seen(): unknown[] {
  return [limit, something(), main(), defaults.retries]
}

export function loadTwo(): Promise<string> {
  return load(2)
}
