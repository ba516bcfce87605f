// All that runs within VS Code, in one file that mocha loads there.
import './commands.js'
import './debugging.js'
import './editing.js'
