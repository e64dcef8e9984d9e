import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits (FIPS 180-4); the same as on Node, for browsers. */
export function sha256(text: string): string {
  return bytesToHex(hash(utf8ToBytes(text)))
}
