import { render } from 'preact'
import '../shared/colours.css'
import './console.css'
import './pages.css'
import './reading-room/reading-room.css'
import './reports/reports.css'
import './paper.css'
import { App } from './App.tsx'

/** The staff console: everything behind /console/LIBRARY. */
render(<App />, document.body)
