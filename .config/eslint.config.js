import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const htmlSinks = [
  { selector: "MemberExpression[property.name='innerHTML']", message: 'Data must not reach an HTML sink.' },
  { selector: "MemberExpression[property.name='outerHTML']", message: 'Data must not reach an HTML sink.' },
  {
    selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
    message: 'Data must not reach an HTML sink.',
  },
  { selector: "NewExpression[callee.name='Function']", message: 'No code from text.' },
  {
    selector:
      'CallExpression[callee.property.name=/^(bindPopup|bindTooltip|setTooltipContent|setPopupContent)$/][arguments.0.type=/Literal|TemplateLiteral/]',
    message: 'Leaflet reads a string as HTML; give it a DOM node.',
  },
]
const impure = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness is seeded.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Pure code knows no clock.',
  },
  { selector: "NewExpression[callee.name='Date']", message: 'Pure code knows no clock.' },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale/]',
    message: 'Results must not depend on the locale of the machine.',
  },
]

export default tseslint.config(
  { ignores: ['dist/**', 'public/**', 'reports/**', 'test-results/**', 'node_modules/**', '.cache/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue,js}'],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-undef': 'off',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...htmlSinks],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/{core,model,engine,format,charts}/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...htmlSinks, ...impure] },
  },
  prettier,
)
