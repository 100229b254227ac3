// The whole jest transform: Node's own type stripping turns types into blanks, so that lines and columns stay
// right without a source map.
import { stripTypeScriptTypes } from 'node:module'

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
}
