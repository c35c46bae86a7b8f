import type { Resource } from '../../ownership/index.ts'
import { passiveTypes } from './async-types.ts'
import type { WatchedTest } from './watched-test.ts'

/** Kinds through which somebody outside may wake the test. */
const doors: ReadonlySet<string> = new Set([
  'UDP socket',
  'file watcher',
  'message port',
  'broadcast channel',
])

/** What is open through which a test may be woken that nothing of its own can wake, in words that end a sentence. */
export function openDoor(test: WatchedTest, resources: readonly Resource[]): string | undefined {
  const door = resources.find(isDoor)
  if (door) return `a ${door.kind} was open`
  for (const { type } of test.requests.values())
    if (passiveTypes[type] === 'door') return 'somebody listened to a signal'
  return undefined
}

function isDoor(resource: Resource): boolean {
  if (!doors.has(resource.kind) || resource.state() === 'idle') return false
  return resource.kind !== 'message port' || !isInnerChannel(resource.object)
}

/** Both ends of a channel are here, and listen; of one end alone nothing tells where the other is. */
export function isInnerChannel({ port1, port2 }: { port1?: Port; port2?: Port }): boolean {
  return port1?.hasRef?.() === true && port2?.hasRef?.() === true
}

interface Port {
  hasRef?(): boolean
}
