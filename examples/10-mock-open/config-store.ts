import { createReadStream, readFileSync } from 'node:fs'
import { appendFile, open, readFile, writeFile } from 'node:fs/promises'

export type Config = Record<string, string>

function parse(text: string): Config {
  const lines = text.split('\n').filter(line => line.includes('='))
  return Object.fromEntries(lines.map(line => line.split('=', 2) as [string, string]))
}

export async function load(path: string): Promise<Config> {
  return parse(await readFile(path, 'utf8'))
}

export function loadNow(path: string): Config {
  return parse(readFileSync(path, 'utf8'))
}

export async function save(path: string, config: Config): Promise<void> {
  const lines = Object.entries(config).map(([key, value]) => `${key}=${value}\n`)
  await writeFile(path, lines.join(''))
  await appendFile(`${path}.log`, `saved ${lines.length} entries\n`)
}

/** The value of one key, without reading further than its line. */
export async function find(path: string, key: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    for await (const line of file.readLines())
      if (line.startsWith(`${key}=`)) return line.slice(key.length + 1)
    return undefined
  } finally {
    await file.close()
  }
}

export async function size(path: string): Promise<number> {
  let bytes = 0
  for await (const chunk of createReadStream(path)) bytes += (chunk as Buffer).length
  return bytes
}
