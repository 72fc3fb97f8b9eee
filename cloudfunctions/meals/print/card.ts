import { renderSVG } from 'uqr'
import { Html, html } from './html'
import { PRINT_HINT, type Page } from './page'

/** A card to be cut out, for an elder without a phone. */
export function cardPage(name: string, code: string, community: { name: string; phone: string }): Page {
  const picture = new Html(renderSVG(code, { border: 1 }))
  const body = html`${PRINT_HINT}
    <div class="card">
      ${picture}
      <div>
        <p>${community.name} 助餐卡</p>
        <p class="huge">${name}</p>
        <p>到食堂出示这张卡就能领餐</p>
        <p class="small">捡到请打 ${community.phone}</p>
      </div>
    </div>`
  return { title: `助餐卡 · ${name}`, body }
}
