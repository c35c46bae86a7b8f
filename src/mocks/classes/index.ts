export {
  AsyncMock,
  createAutospec,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  PropertyMock,
} from './public.ts'
export { seal } from './seal.ts'
