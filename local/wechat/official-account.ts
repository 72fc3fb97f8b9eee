import { ServiceError } from '../cloud/http/errors'
import { refuseWithStatus, type Exchange, type Route } from '../cloud/http/router'
import { officialArticles } from './official-articles'
import { colourPng, type Colour } from './png'

const PREFIX = '/official-account'

/** What functions get as OFFICIAL_ACCOUNT_ORIGIN: articles below it, and each picture server by its name. */
export const officialAccountOrigin = (baseUrl: string): string => `${baseUrl}${PREFIX}`

/** The colours of the sample pictures: sky, ground, and what stands on it. */
const scenes: Readonly<Record<string, readonly [Colour, Colour, Colour]>> = {
  kitchen: [
    [250, 240, 224],
    [214, 178, 132],
    [190, 74, 52],
  ],
  charging: [
    [226, 238, 244],
    [150, 172, 166],
    [44, 120, 104],
  ],
  counter: [
    [244, 240, 250],
    [186, 176, 200],
    [96, 84, 150],
  ],
}

/** A house before a sky, with a light over it: enough to tell one picture from another. */
function scenePng([sky, ground, house]: readonly [Colour, Colour, Colour]): Buffer {
  const [width, height] = [900, 540]
  return colourPng(width, height, (x, y) => {
    if (Math.hypot(x - 720, y - 120) < 60) return [255, 226, 150]
    const roof = y > 170 && y <= 270 && Math.abs(x - 330) < (y - 170) * 2
    const walls = y > 270 && y < 430 && Math.abs(x - 330) < 150
    const window = y > 310 && y < 370 && Math.abs(Math.abs(x - 330) - 75) < 32
    if (window) return [255, 244, 214]
    if (roof || walls) return house
    return y > 400 ? ground : sky
  })
}

function send({ res }: Exchange, type: string, bytes: Buffer): void {
  res.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // The pages carry script as the real ones do; here it must not run.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox",
  })
  res.end(bytes)
}

function answer(exchange: Exchange): void {
  const { rest } = exchange
  const article = officialArticles[/^s\/([\w-]+)$/.exec(rest)?.[1] ?? '']
  if (article !== undefined) return send(exchange, 'text/html; charset=UTF-8', Buffer.from(article))
  const scene = scenes[/^mmbiz\.qpic\.cn\/mmbiz_png\/(\w+)\/640$/.exec(rest)?.[1] ?? '']
  if (scene) return send(exchange, 'image/png', scenePng(scene))
  throw new ServiceError('INVALID_PATH', 'no official account has published anything here', 404)
}

/** Official accounts: two sample articles in the mark-up that they really come in, and their pictures. */
export const officialAccountRoute: Route = {
  path: `${PREFIX}/*`,
  methods: { GET: answer },
  refuse: refuseWithStatus,
}
