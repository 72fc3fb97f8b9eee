import { createServer } from 'node:http'
import { DatabaseSync } from '@photostructure/sqlite'

/**
 * What one process can do at most: node:http and SQLite, one durable transaction per order, no identity, no contract,
 * no functions, no idempotency. The measure that our own orders a second are held against.
 */
const [file = ''] = process.argv.slice(2)
const db = new DatabaseSync(file)
db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
  CREATE TABLE stock(id TEXT PRIMARY KEY, left INTEGER);
  CREATE TABLE orders(id TEXT PRIMARY KEY, body TEXT);
  INSERT INTO stock VALUES('eggs', 1000000);`)
const take = db.prepare('UPDATE stock SET left = left - ? WHERE id = ? AND left >= ?')
const add = db.prepare('INSERT INTO orders VALUES(?, ?)')
let orders = 0

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const { quantity } = JSON.parse(body) as { quantity: number }
    db.exec('BEGIN IMMEDIATE')
    const sold = take.run(quantity, 'eggs', quantity).changes > 0
    if (sold) add.run(String(++orders), body)
    db.exec('COMMIT')
    response.end(JSON.stringify({ ok: sold }))
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`)
})
