import { render } from 'preact'
import { Page } from './page.js'
import { workspaceOf } from './workspace.js'

const place = document.getElementById('page')
if (place) render(<Page workspace={workspaceOf({ name: 'runbook.yaml', text: '', language: 'yaml' })} />, place)
