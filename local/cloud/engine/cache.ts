import { decodeStored, encode } from './codec'
import type { Document } from './values'

/** A document as text, as a value, or both: each is made from the other only when it is asked for. */
export class Entry {
  private constructor(
    private knownText: string | undefined,
    private knownDocument: Document | undefined,
    private sizeBound: number,
  ) {}

  static ofText(text: string): Entry {
    return new Entry(text, undefined, text.length)
  }

  /** @param sizeBound a length that the document's text cannot exceed, which spares writing it out to measure it */
  static ofDocument(document: Document, sizeBound: number): Entry {
    return new Entry(undefined, document, sizeBound)
  }

  /** An upper bound of the length of the text; exact once the text is known. */
  get bound(): number {
    return this.knownText?.length ?? this.sizeBound
  }

  get text(): string {
    this.knownText ??= encode(this.knownDocument)
    return this.knownText
  }

  get document(): Document {
    this.knownDocument ??= decodeStored(this.text)
    return this.knownDocument
  }
}

/** Characters of text that the cache may hold. Parsed documents take some four times as much. */
const MAX_CHARACTERS = 12_000_000
/** A single document above this would push out everything else. */
const MAX_ENTRY = 1_000_000

/** One number for a document of any collection: cheaper to look up than a text put together each time. */
function keyOf(collection: number, row: number): number {
  return collection * 2 ** 40 + row
}

/** The committed documents that were used last, of all collections. */
export class DocumentCache {
  private readonly entries = new Map<number, Entry>()
  private characters = 0

  get(collection: number, row: number): Entry | undefined {
    const key = keyOf(collection, row)
    const entry = this.entries.get(key)
    if (!entry) return undefined
    // A Map keeps the order of insertion: taking an entry out and in again makes it the youngest.
    this.entries.delete(key)
    this.entries.set(key, entry)
    return entry
  }

  set(collection: number, row: number, entry: Entry): void {
    this.delete(collection, row)
    if (entry.text.length > MAX_ENTRY) return
    this.entries.set(keyOf(collection, row), entry)
    this.characters += entry.text.length
    for (const [key, oldest] of this.entries) {
      if (this.characters <= MAX_CHARACTERS) break
      this.entries.delete(key)
      this.characters -= oldest.text.length
    }
  }

  delete(collection: number, row: number): void {
    const key = keyOf(collection, row)
    const entry = this.entries.get(key)
    if (!entry) return
    this.entries.delete(key)
    this.characters -= entry.text.length
  }
}
