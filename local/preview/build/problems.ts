/** Something in the mini-program's sources that must be put right before the preview can show it. */
export interface Problem {
  /** Absolute path, or what the compiler calls the source when there is no file. */
  file: string
  /** 1-based. */
  line?: number
  /** 1-based. */
  column?: number
  message: string
}

/** `file:line:column message`, the form that terminals turn into a link. */
export function describeProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
  return `${place} ${problem.message}`
}

/** Collects problems, each once. Those of installed packages are kept apart: they are not ours to put right. */
export class Problems {
  readonly own: Problem[] = []
  readonly tolerated: Problem[] = []
  private readonly seen = new Set<string>()

  add(problem: Problem): void {
    const text = describeProblem(problem)
    if (this.seen.has(text)) return
    this.seen.add(text)
    if (isPackageFile(problem.file)) this.tolerated.push(problem)
    else this.own.push(problem)
  }
}

/** Whether a file belongs to an installed package. */
export function isPackageFile(file: string): boolean {
  return file.includes('/node_modules/')
}
