package com.signalcraft.contract;

abstract class ApiKeyContract extends ContractArea {}
