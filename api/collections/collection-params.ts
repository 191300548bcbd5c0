import { z } from 'zod';
import type { CollectionId } from '../../domain/identifiers/ids.ts';
import { id } from '../http/fields.ts';

export const COLLECTION_PARAMS = z.strictObject({ collectionId: id<CollectionId>() });
