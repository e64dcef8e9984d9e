import { writeExampleTests } from './example-tests.ts'

writeExampleTests()
