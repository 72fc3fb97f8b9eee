import { make } from './dom'

/** A problem of the build, as the server tells it. */
interface Problem {
  file: string
  line?: number
  column?: number
  message: string
}

/** Follows the build: reloads when it has something new, and shows what it could not build. */
export function followBuild(): void {
  const { build } = document.documentElement.dataset
  // Without a build that watches, the server names none.
  if (build === undefined) return
  const events = new EventSource('/preview/events')
  events.addEventListener('built', (event: MessageEvent<string>) => {
    if (event.data === build) showProblems([])
    else location.reload()
  })
  events.addEventListener('problems', (event: MessageEvent<string>) => {
    showProblems(JSON.parse(event.data) as Problem[])
  })
}

let overlay: HTMLElement | undefined

function showProblems(problems: Problem[]): void {
  overlay?.remove()
  overlay = undefined
  if (problems.length === 0) return
  const items = problems.map(({ file, line, column, message }) =>
    make(
      'li',
      '',
      make('strong', '', message),
      make('code', '', [file, line, column].filter((part) => part !== undefined).join(':')),
    ),
  )
  const close = make('button', 'mp-problems-close', '先看能看的')
  close.addEventListener('click', () => showProblems([]))
  overlay = make('div', 'mp-problems', make('h1', '', '这一版没有编译成功'), make('ul', '', ...items), close)
  overlay.setAttribute('role', 'alert')
  document.body.append(overlay)
}
