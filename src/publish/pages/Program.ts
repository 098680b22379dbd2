/** Screens by the file that draws them, in `src/routes/`. */
export const routeFiles = [
  'SearchRoute',
  'PostRoute',
  'AuthorsRoute',
  'AuthorRoute',
  'TopicsRoute',
  'TopicRoute',
] as const

export type RouteFile = (typeof routeFiles)[number]

/** What a page needs of the program, for one route. */
export interface RouteAssets {
  /** All styles of the screen. */
  readonly css: string
  /** Addresses of the files that these styles are from. */
  readonly stylesheets: readonly string[]
  /** Address of the script that comes with the text and brings the others. */
  readonly early: string
  /** Addresses of those that bring the screen to life, each after what it imports. */
  readonly modules: readonly string[]
}

/** What is written down beside a program that was built. */
export interface ProgramManifest {
  /** The page without anything in it. */
  readonly shell: string
  readonly assets: Readonly<Record<RouteFile, RouteAssets>>
}

/** The program, built for one site. Plain data, which threads can be given. */
export interface Program extends ProgramManifest {
  /** Tells it from every other, by all that went into it. */
  readonly version: string
  /** Folder of its files for browsers. */
  readonly folder: string
  /** The file that draws its screens here. */
  readonly renderer: string
}

/** In the folder of a program that was built. */
export const programFolders = { browser: 'browser', here: 'here' }
export const rendererFile = 'renderer.js'
export const manifestFile = 'program.json'
