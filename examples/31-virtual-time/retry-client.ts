import { setTimeout as wait } from 'node:timers/promises'

/** Fetches a text; asks again after 1, 2, 4 … seconds while the server is unavailable. */
export async function fetchWithRetry(url: string, tries = 4): Promise<string> {
  for (let left = tries, pause = 1000; ; left -= 1, pause *= 2) {
    const response = await fetch(url)
    if (response.ok) return response.text()
    await response.body?.cancel()
    if (response.status !== 503 || left === 1) throw new Error(`${url} answered ${response.status}.`)
    await wait(pause)
  }
}
