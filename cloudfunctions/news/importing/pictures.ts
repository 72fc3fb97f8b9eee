import type { Block } from '../../kit/articles'
import { cloud } from '../../kit/database'
import { derivedId } from '../../kit/fingerprint'
import { bytesOf } from './fetching'
import { picturePlace } from './place'
import { pictureKind } from './pictureKind'
import type { Found, FoundPicture } from './reading'

const PICTURES_MAX = 20
const PICTURE_BYTES = 2 * 1024 * 1024
const PICTURE_MS = 6_000
const AT_A_TIME = 4

type Kept = Pick<Extract<Block, { kind: 'image' }>, 'file' | 'width' | 'height'>

export interface WithPictures {
  blocks: Block[]
  /** The first picture, to stand above the article. */
  cover: string
  missing: number
}

const logged = (src: string, error: unknown): null => {
  console.error(
    JSON.stringify({ what: 'a picture was not imported', src: src.slice(0, 200), error: String(error) }),
  )
  return null
}

/** Fetches one picture into the community's storage; null if that does not work out in time. */
async function keep(src: string, name: string, signal: AbortSignal): Promise<Kept | null> {
  const place = picturePlace(src)
  if (place === '') return null
  const both = AbortSignal.any([signal, AbortSignal.timeout(PICTURE_MS)])
  const response = await fetch(place, { redirect: 'error', signal: both })
  const bytes = response.ok ? await bytesOf(response, PICTURE_BYTES) : null
  const kind = bytes && pictureKind(bytes)
  if (!bytes || !kind) return logged(src, `answered ${response.status}, no picture of a size that we take`)
  const cloudPath = `news-import/${name}.${kind.ending}`
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: bytes })
  return { file: fileID, width: kind.width, height: kind.height }
}

/** Resolves with null when the time is over: an upload cannot be called back, and nobody waits for it. */
const over = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    else signal.addEventListener('abort', () => resolve(null), { once: true })
  })

/** The pictures at these addresses, a few at a time, until the time is over. */
async function keepAll(
  sources: readonly string[],
  about: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>()
  const waiting = [...sources]
  const ends = over(signal)
  const worker = async (): Promise<void> => {
    for (let src = waiting.shift(); src !== undefined && !signal.aborted; src = waiting.shift()) {
      const source = src
      const work = keep(source, derivedId('import', ...about, source), signal)
      const picture = await Promise.race([work.catch((error: unknown) => logged(source, error)), ends])
      if (picture) kept.set(source, picture)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return kept
}

/**
 * Puts pictures into the places that were found for them. What could not be fetched is left out and counted.
 * @param about names the import: the same one writes the same files
 * @param ms how long it may take
 */
export async function withPictures(
  found: readonly Found[],
  about: readonly string[],
  ms: number,
): Promise<WithPictures> {
  const pictures = found.filter((block): block is FoundPicture => block.kind === 'picture')
  const sources = [...new Set(pictures.map(({ src }) => src))].slice(0, PICTURES_MAX)
  const kept = await keepAll(sources, about, AbortSignal.timeout(Math.max(0, Math.floor(ms))))
  const blocks = found.flatMap((block): Block[] => {
    if (block.kind !== 'picture') return [block]
    const picture = kept.get(block.src)
    if (!picture) return []
    return [{ id: block.id, kind: 'image', ...picture, original: '', caption: block.caption }]
  })
  const images = blocks.filter((block) => block.kind === 'image')
  return { blocks, cover: images[0]?.file ?? '', missing: pictures.length - images.length }
}
