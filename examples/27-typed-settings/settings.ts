import { readFile } from 'node:fs/promises'
import * as z from 'zod'

export const Settings = z
  .object({
    name: z.string(),
    port: z.int().min(1).max(65_535),
    status: z.literal(['running', 'stopping', 'stopped']),
  })
  .readonly()

/** What the compiler knows of the settings, taken from what is checked at run time. */
export type Settings = z.infer<typeof Settings>

/** What is wrong in one place of a settings file. */
export type Problem = [path: string, code: string, message: string]

export class SettingsError extends Error {
  readonly problems: Problem[]

  constructor(path: string, { issues }: z.ZodError) {
    super(`${path}: ${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
    this.problems = issues.map(({ path, code, message }) => [path.join('.'), code!, message])
  }
}

/** Reads a settings file. What it returns is frozen; a file with mistakes is a SettingsError that names all of them. */
export async function loadSettings(path: string): Promise<Settings> {
  const { data, error } = Settings.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (error) throw new SettingsError(path, error)
  return data
}
