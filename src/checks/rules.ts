import { classifierRules } from './classifiers.ts'
import { dependencyRules } from './dependencies.ts'
import { descriptionTypeRules } from './description-type.ts'
import { dynamicFieldRules } from './dynamic-fields.ts'
import { emailAddressRules } from './email-addresses.ts'
import { importNameRules } from './import-names.ts'
import { licenceRules } from './licence.ts'
import { metadataFormRules } from './metadata-form.ts'
import { metadataVersionRules } from './metadata-version.ts'
import { nameAndVersionRules } from './name-and-version.ts'
import { projectUrlRules } from './project-urls.ts'
import type { Rule } from './rule.ts'
import { summaryRules } from './summary.ts'

/** Without these nothing can be sent, or only something else than the file says. */
export const RULES_OF_THE_UPLOAD: readonly Rule[] = metadataFormRules

/** Every rule, in the order in which findings are told and documented. */
export const RULES: readonly Rule[] = [
  ...metadataFormRules,
  ...metadataVersionRules,
  ...nameAndVersionRules,
  ...summaryRules,
  ...descriptionTypeRules,
  ...classifierRules,
  ...dependencyRules,
  ...dynamicFieldRules,
  ...licenceRules,
  ...importNameRules,
  ...projectUrlRules,
  ...emailAddressRules,
]
