export interface Subscriber {
  readonly email: string
  readonly name: string
}

export interface Directory {
  subscribers(topic: string): Promise<Subscriber[]>
}

export type Send = (to: string, text: string) => Promise<void>

export async function publish(topic: string, directory: Directory, send: Send): Promise<number> {
  const subscribers = await directory.subscribers(topic)
  for (const { email, name } of subscribers) await send(email, `Dear ${name}, news of ${topic}`)
  return subscribers.length
}
