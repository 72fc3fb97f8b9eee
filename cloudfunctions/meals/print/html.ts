/** HTML that is safe by the way it is made: what is put into a template is escaped unless it is such HTML itself. */
export class Html {
  constructor(readonly text: string) {}
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

type Value = string | number | Html | readonly Html[]

function textOf(value: Value): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return value.map(({ text }) => text).join('')
}

/** A piece of a page. Names, remarks and everything else that people wrote can stand in it as they are. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.reduce((made, part, i) => made + textOf(values[i - 1] ?? '') + part))

export const NOTHING = new Html('')

/** A piece, or nothing. */
export const when = (shown: boolean, piece: () => Html): Html => (shown ? piece() : NOTHING)
