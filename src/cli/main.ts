#!/usr/bin/env node
import { run } from './run.ts'

run(process.argv.slice(2), { out: (text) => console.log(text), err: (text) => console.error(text) }).then((code) => {
  process.exitCode = code
})
