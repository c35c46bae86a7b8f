/** Sends a mail by the HTTP interface of a mail service. */
export async function send(to: string, text: string): Promise<boolean> {
  const body = JSON.stringify({ to, text })
  const response = await fetch('https://mail.example.org/send', { method: 'POST', body })
  return response.ok
}
