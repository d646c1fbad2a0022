"use server";

import { action } from "#app/action.ts";
import * as products from "#db/products/commands.ts";
import * as input from "#db/products/input.ts";

export const addProduct = action("product.edit", input.addProduct, products.addProduct);
export const editProduct = action("product.edit", input.editProduct, products.editProduct);
export const archiveProduct = action("product.edit", input.archiveProduct, products.archiveProduct);
export const restoreProduct = action("product.edit", input.archiveProduct, products.restoreProduct);
export const setPrice = action("product.edit", input.setPrice, products.setPrice);
export const addGroup = action("product.edit", input.addGroup, products.addGroup);
export const editGroup = action("product.edit", input.editGroup, products.editGroup);
export const removeGroup = action("product.edit", input.removeGroup, products.removeGroup);
