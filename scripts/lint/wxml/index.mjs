import { plainExpressions } from './expressions.mjs'
import { imageHasLabel, inputHasName, tapHasName } from './names.mjs'
import { componentsDeclared, handlersExist } from './neighbours.mjs'
import { noBooleanText, noInlineLook } from './styles.mjs'

/** The house's own rules for templates, beside those of eslint-plugin-wxml. */
export default {
  rules: {
    'components-declared': componentsDeclared,
    'handlers-exist': handlersExist,
    'image-has-label': imageHasLabel,
    'input-has-name': inputHasName,
    'no-boolean-text': noBooleanText,
    'no-inline-look': noInlineLook,
    'plain-expressions': plainExpressions,
    'tap-has-name': tapHasName,
  },
}
