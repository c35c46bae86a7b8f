export let limit = 10
export const defaults = { retries: 3, http: { timeout: 50 } }
export function something(): string {
  return 'original'
}
export async function load(id: number): Promise<string> {
  return `loaded ${id}`
}
export class Service {
  static kind = 'service'
  async save(_value: string): Promise<number> {
    return 1
  }
  name(): string {
    return 'service'
  }
}
export default function main(): string {
  return 'main'
}
