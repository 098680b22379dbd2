import { expose } from 'comlink'
import { createLibraryConnection } from '../LibraryConnection.ts'
import { createExchange } from './LibraryExchange.ts'

// Its name is that of the library.
expose(createExchange(createLibraryConnection(self.name)))
