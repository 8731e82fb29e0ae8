// The measure of a start: bare Express over an opened SQLite file, answering the number of its rows. Plain JavaScript, as the built server is.
// argv: database file. Prints its address as the server does.
import express from 'express';
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2]);
database.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS document(id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT');
const count = database.prepare('SELECT count(*) AS total FROM document');
const app = express();
app.get('/', (_, response) => response.json(count.get()));
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
