import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createPreview, type Preview } from '../../../local/preview'

const FIXTURE = path.join(__dirname, '../../support/preview/fixture')

export interface Served {
  url: string
  preview: Preview
  /** A source of the mini-program. */
  file(name: string): string
  close(): Promise<void>
}

/** Serves the small mini-program; a copy of it, when the test is going to change its sources. */
export async function serveFixture({ watch }: { watch: boolean }): Promise<Served> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-core-'))
  const root = watch ? copyFixture(folder) : FIXTURE
  const preview = await createPreview({ root, outDir: folder, watch, log: () => undefined })
  const server = createServer((req, res) => {
    if (!preview.handle(req, res)) res.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    preview,
    file: (name) => path.join(root, 'miniprogram', name),
    async close() {
      await preview.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The copy finds its packages where the project has them. */
function copyFixture(folder: string): string {
  const root = path.join(folder, 'project')
  fs.cpSync(FIXTURE, root, { recursive: true })
  fs.symlinkSync(path.join(__dirname, '../../../node_modules'), path.join(root, 'node_modules'))
  return root
}
