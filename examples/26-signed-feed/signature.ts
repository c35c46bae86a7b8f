import { type KeyObject, sign, verify } from 'node:crypto'
import { canonicalize } from './canonicalize.ts'

/** Signs what a feed says, not how it is laid out: indents, prefixes and the order of attributes are free. */
export function signFeed(xml: string, privateKey: KeyObject): string {
  return sign(null, canonicalBytes(xml), privateKey).toString('base64')
}

export function verifyFeed(xml: string, signature: string, publicKey: KeyObject): boolean {
  return verify(null, canonicalBytes(xml), publicKey, Buffer.from(signature, 'base64'))
}

function canonicalBytes(xml: string): Buffer {
  return Buffer.from(canonicalize(xml, { stripText: true, rewritePrefixes: true }))
}
