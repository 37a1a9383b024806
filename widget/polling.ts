/** HTTP long polling, for networks that let no WebSocket through. */
export { XHR } from 'socket.io-client'
